# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Triển khai mục tiêu chất lượng năm 2022", number="128", symbol="KH-BQL",
                  issuer="Ban Quản lý các khu công nghiệp", province="Bắc Ninh", place="Bắc Ninh", date_text="ngày 18 tháng 02 năm 2022",
                  date="2022-02-18", year=2022, bases=[base("19/2014/QĐ-TTg", "2014-03-05"), base("06/QĐ-BQL", "2022-01-12")])
    return Document("mtcl-ban-quan-ly-kcn-bac-ninh-2022", "chromium", fields, [
        Letterhead(["UBND TỈNH BẮC NINH"], ["BAN QUẢN LÝ", "CÁC KHU CÔNG NGHIỆP"], "Số: 128/KH-BQL", "Bắc Ninh, ngày 18 tháng 02 năm 2022"),
        Title("KẾ HOẠCH", "Triển khai mục tiêu chất lượng năm 2022"),
        Para("Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014 của Thủ tướng Chính phủ về việc áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001:2008 vào hoạt động của cơ quan hành chính nhà nước;", "i"),
        Para("Căn cứ Quyết định số 06/QĐ-BQL ngày 12/01/2022 của Trưởng ban công bố áp dụng hệ thống quản lý chất lượng;", "i"),
        Para("Ban Quản lý các khu công nghiệp phân công triển khai mục tiêu chất lượng năm 2022 theo bảng sau:"),
        Table("number:TT:5; objective:Mục tiêu:23; target:Chỉ tiêu:15; method:Biện pháp thực hiện:30; lead:Người chịu trách nhiệm:14; deadline:Thời hạn:13", """
1 | Rút ngắn thời gian cấp giấy chứng nhận đăng ký đầu tư cho dự án thứ cấp | Không quá 10 ngày làm việc/hồ sơ | Thẩm định song song các nội dung về quy hoạch, môi trường, công nghệ | Trưởng phòng Quản lý đầu tư | Thường xuyên @cont
^ | ^ | ^ | Lấy ý kiến các sở qua phần mềm, quá 03 ngày không trả lời coi như đồng ý | Trưởng phòng Quản lý đầu tư | Từ tháng 3/2022 @>m3
2 | Nâng mức độ hài lòng của doanh nghiệp | Từ 92% trở lên | Phát phiếu khảo sát điện tử sau mỗi giao dịch; phân tích phiếu dưới mức trung bình | Chánh Văn phòng | Hàng quý @rec
3 | Bảo đảm an toàn lao động, phòng chống dịch trong các khu công nghiệp | Không có tai nạn chết người do lỗi quản lý | Kiểm tra liên ngành 40 doanh nghiệp thâm dụng lao động | Trưởng phòng Quản lý lao động | Quý II - Quý III @q2~q3
^ | ^ | ^ | Diễn tập ứng cứu sự cố hóa chất tại khu công nghiệp Yên Phong | Trưởng phòng Tài nguyên và Môi trường | Tháng 6/2022 @m6
^ | ^ | ^ | Cập nhật số lao động, chỗ ở của công nhân lên bản đồ số | Giám đốc Trung tâm Hỗ trợ | Trước ngày 25/4/2022 @<0425
4 | Kiểm soát nước thải tập trung | 100% khu công nghiệp đang hoạt động có quan trắc tự động | Đôn đốc chủ đầu tư hạ tầng lắp đặt, truyền số liệu về Sở Tài nguyên và Môi trường | Trưởng phòng Tài nguyên và Môi trường | Trước ngày 30/9/2022 @<0930
5 | Hoàn thiện hồ sơ lưu trữ | 100% hồ sơ năm 2021 được chỉnh lý | Thuê đơn vị có chức năng chỉnh lý, số hóa | Chánh Văn phòng | Trong năm 2022 @y
6 | Duy trì hệ thống quản lý chất lượng | Có ít nhất 01 đợt đánh giá nội bộ | Đào tạo lại đánh giá viên, lập chương trình đánh giá | Đại diện lãnh đạo về chất lượng | Tháng 8 @m8
""", size=11.5),
        Para("Các biện pháp theo dõi:", "h"),
        *items("a)", """Văn phòng lập bảng theo dõi mục tiêu trên mạng nội bộ, cập nhật vào ngày làm việc cuối cùng của tháng.
Trưởng các phòng giải trình bằng văn bản đối với chỉ tiêu đạt dưới 80% tiến độ.""", "measure"),
        Para("Yêu cầu các phòng, trung tâm nghiêm túc thực hiện./."),
        Signature([signer("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Ngô Xuân Trường")], ["Lãnh đạo Ban", "Các phòng, trung tâm", "Lưu: VT, ISO"]),
    ], layout={"orient": "landscape", "size": 12.5, "running": "@bottom-center { content: counter(page) '/' counter(pages); font-size: 11pt }"})

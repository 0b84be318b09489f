# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Chuyển đổi số ngành Giáo dục và Đào tạo năm 2025", number="114", symbol="KH-SGDĐT",
                  issuer="Sở Giáo dục và Đào tạo", province="Đắk Lắk", place="Đắk Lắk", date_text="ngày 12 tháng 02 năm 2025",
                  date="2025-02-12", year=2025, bases=[base("131/QĐ-TTg", "2022-01-25"), base("0277/QĐ-UBND", "2025-01-23")])
    return Document("chuyen-doi-so-so-gddt-dak-lak-2025", "libreoffice", fields, [
        Letterhead(["UBND TỈNH ĐẮK LẮK"], ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"], "Số: 114/KH-SGDĐT", "Đắk Lắk, ngày 12 tháng 02 năm 2025"),
        Title("KẾ HOẠCH", "Chuyển đổi số ngành Giáo dục và Đào tạo năm 2025"),
        Para("Căn cứ Quyết định số 131/QĐ-TTg ngày 25/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án tăng cường ứng dụng công nghệ thông tin và chuyển đổi số trong giáo dục và đào tạo;", "i"),
        Para("Căn cứ Quyết định số 0277/QĐ-UBND ngày 23/01/2025 của Ủy ban nhân dân tỉnh ban hành chương trình chuyển đổi số của tỉnh,", "i"),
        Para("Sở Giáo dục và Đào tạo ban hành Kế hoạch với những nội dung sau:"),
        Para("I. MỤC ĐÍCH, YÊU CẦU", "h"),
        Para("1. Tạo chuyển biến rõ nét trong quản trị trường học và phương pháp dạy học."),
        Para("2. Không hình thức, không tạo thêm áp lực sổ sách cho giáo viên."),
        Para("II. MỤC TIÊU", "h"),
        Para("1. Mục tiêu tổng quát", "s"),
        Para("Hoàn thiện dữ liệu số của ngành, từng bước hình thành trường học số ở vùng thuận lợi và thu hẹp khoảng cách với vùng khó khăn."),
        Para("2. Mục tiêu cụ thể", "s"),
        *items("-", """100% cơ sở giáo dục phổ thông sử dụng học bạ số, có chữ ký số của hiệu trưởng và giáo viên chủ nhiệm.
Ít nhất 70% trường trung học tổ chức kiểm tra định kỳ trên máy tính đối với một số môn học.
80% phụ huynh nộp các khoản thu qua hình thức không dùng tiền mặt.
Mỗi trường có ít nhất 02 giáo viên nòng cốt về kỹ năng số.""", "objective"),
        Para("III. NHIỆM VỤ", "h"),
        Table("number:STT:7; content:Nhiệm vụ:37; lead:Đơn vị chủ trì/phối hợp:23; output:Kết quả:17; deadline:Thời gian hoàn thành:16", """

1 | Chuẩn hóa mã định danh học sinh, đối sánh với cơ sở dữ liệu quốc gia về dân cư | Văn phòng Sở/Công an tỉnh | Dữ liệu được xác thực | Quý I năm 2025 @q1
2 | Triển khai học bạ số cấp tiểu học, trung học cơ sở | Phòng Giáo dục Tiểu học, Phòng Giáo dục Trung học/các phòng GDĐT | Học bạ số | Trước ngày 31/5/2025 @<0531
3 | Xây dựng kho học liệu dùng chung, ưu tiên học liệu song ngữ Ê Đê - Việt | Phòng Giáo dục Dân tộc | 200 bài giảng | Tháng 9/2025 @m9
4 | Bồi dưỡng kỹ năng số cho giáo viên cốt cán | Phòng Tổ chức cán bộ | 06 lớp | Trong hè năm 2025 @?
5 | Thi giáo viên dạy giỏi có ứng dụng trí tuệ nhân tạo | Phòng Giáo dục Trung học |  | Quý IV/2025 @q4
6 | Kiểm tra an toàn thông tin các hệ thống đang vận hành | Văn phòng Sở/Sở Thông tin và Truyền thông | Biên bản kiểm tra | 06 tháng/lần @rec
7 | Hỗ trợ kỹ thuật cho các trường vùng sâu, vùng xa | Văn phòng Sở |  | Thường xuyên @cont
8 | Thuê dịch vụ máy chủ, đường truyền | Phòng Kế hoạch - Tài chính | Hợp đồng | Theo tiến độ phân bổ kinh phí @plan
9 | Tổng kết, khen thưởng | Văn phòng Sở | Báo cáo | Trước ngày 15 tháng 12 năm 2025 @<1215
""", borders="outer", numbers="1"),
        Para("IV. TỔ CHỨC THỰC HIỆN", "h"),
        Para("Thủ trưởng các đơn vị trực thuộc, Trưởng phòng Giáo dục và Đào tạo các huyện, thị xã, thành phố triển khai thực hiện Kế hoạch này./."),
        Signature([signer("GIÁM ĐỐC", None, "Y Bhun Niê")], ["Bộ GDĐT (b/c)", "UBND tỉnh (b/c)", "Các phòng GDĐT", "Đơn vị trực thuộc", "Lưu: VT, VP (Th.40)"]),
    ], layout={"encode": lambda x: unicodedata.normalize("NFD", x), "header": "{page}"})

# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Nâng cao chất lượng giáo dục vùng dân tộc thiểu số trên địa bàn huyện Thạch An năm học 2018 - 2019", number="156", symbol="KH-UBND",
                  issuer="Ủy ban nhân dân huyện Thạch An", province="Cao Bằng", place="Thạch An", date_text="ngày 6 tháng 8 năm 2018",
                  date="2018-08-06", year=2018, year_to=2019, bases=[base("1557/QĐ-TTg", "2015-09-10")])
    return Document("giao-duc-ubnd-huyen-thach-an-2018", "typst", fields, [
        Letterhead(["UBND TỈNH CAO BẰNG"], ["ỦY BAN NHÂN DÂN", "HUYỆN THẠCH AN"], "Số: 156 /KH-UBND", "Thạch An, ngày 6 tháng 8 năm 2018"),
        Title("KẾ HOẠCH", "Nâng cao chất lượng giáo dục vùng dân tộc thiểu số//trên địa bàn huyện Thạch An năm học 2018 - 2019"),
        Para("Căn cứ Quyết định số 1557/QĐ-TTg ngày 10 tháng 9 năm 2015 của Thủ tướng Chính phủ phê duyệt một số chỉ tiêu phát triển bền vững đối với đồng bào dân tộc thiểu số;"),
        Para("Ủy ban nhân dân huyện Thạch An ban hành Kế hoạch thực hiện trong năm học như sau:"),
        Para("I. Mục đích, yêu cầu", "h"),
        *items("-", """Tạo điều kiện để trẻ em ở các xóm xa trung tâm được học tập, sinh hoạt trong môi trường an toàn, thân thiện, được chăm sóc sức khỏe ban đầu.
Các cơ quan được giao nhiệm vụ phải bám sát cơ sở, báo cáo trung thực, không chạy theo thành tích."""),
        Para("II. Chỉ tiêu", "h"),
        *items("-", """Huy động 99,5% trẻ 5 tuổi ra lớp mẫu giáo.
Tỷ lệ học sinh tiểu học người dân tộc thiểu số hoàn thành chương trình lớp học đạt 98%.
Giảm tỷ lệ học sinh trung học cơ sở bỏ học xuống dưới 0,4%.""", "objective"),
        Para("III. Nhiệm vụ và phân công", "h"),
        Table("number:TT:7; content:Công việc:35; lead:Cơ quan chủ trì:17; support:Cơ quan phối hợp:17; output:Sản phẩm:13; deadline:Thời gian thực hiện:15", """
# I | Huy động trẻ đến trường
1 | Điều tra, lập danh sách trẻ trong độ tuổi theo từng xóm | Phòng Giáo dục và Đào tạo | UBND các xã, thị trấn | Danh sách | Tháng 8/2018 @m8
2 | Tổ chức ngày hội “Toàn dân đưa trẻ đến trường” | ^ | ^ |  | Ngày 05/9/2018 @0905
3 | Vận động trẻ em gái người Dao, người Mông bỏ học quay lại lớp | Hội Liên hiệp Phụ nữ huyện | Các trường bán trú | Biên bản vận động | Khi có học sinh bỏ học @evt
# II | Tăng cường tiếng Việt
1 | Mở lớp làm quen tiếng Việt trong hè cho trẻ vào lớp 1 | Phòng Giáo dục và Đào tạo | Trường tiểu học các xã | 16 lớp | Trước 20/8/2018 @<0820
2 | Xây dựng môi trường chữ viết, góc thư viện thân thiện; mỗi điểm trường sưu tầm trò chơi, bài đồng dao bằng tiếng Tày, tiếng Nùng có phiên âm để giáo viên dùng trong giờ sinh hoạt tập thể và trong các buổi giao lưu giữa các điểm trường | Hiệu trưởng các trường tiểu học, mầm non công lập trên địa bàn huyện | Hội Khuyến học huyện, Ban đại diện cha mẹ học sinh, Trung tâm Văn hóa và Truyền thông | Góc thư viện, tập tài liệu lưu hành nội bộ được Phòng Giáo dục và Đào tạo thẩm định | Học kỳ I năm học 2018 - 2019 @?
3 | Giao lưu “Tiếng Việt của chúng em” | Phòng Giáo dục và Đào tạo | Huyện đoàn | 01 cuộc | Tháng 3/2019 @2019m3
# III | Cơ sở vật chất, chế độ chính sách
1 | Sửa chữa nhà bán trú, bếp ăn, công trình nước sạch | Ban Quản lý dự án đầu tư xây dựng huyện | Phòng Tài chính - Kế hoạch | 07 công trình | Quý III, IV/2018 @q3~q4
2 | Chi trả hỗ trợ tiền ăn, gạo cho học sinh bán trú | Phòng Tài chính - Kế hoạch | Kho bạc Nhà nước huyện | Chứng từ | Hàng tháng @rec
3 | Tiếp nhận tài trợ sách, áo ấm | Hội Chữ thập đỏ huyện |  | Sổ tiếp nhận | Thường xuyên @cont
4 | Đánh giá, tổng kết năm học | Phòng Giáo dục và Đào tạo | UBND các xã, thị trấn | Báo cáo tổng kết | Trước ngày 31/5/2019 @<20190531
""", repeat=False, group="span", size=11),
        Para("IV. Tổ chức thực hiện", "h"),
        Para("Các cơ quan, đơn vị báo cáo kết quả về Ủy ban nhân dân huyện (qua Phòng Giáo dục và Đào tạo) theo định kỳ./."),
        Signature([signer("TM. ỦY BAN NHÂN DÂN//KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nông Thế Vinh")], ["Sở GD&ĐT", "TT. Huyện ủy", "UBND các xã, thị trấn", "Lưu: VT, GDĐT"]),
    ], layout={"size": 12, "running": ', numbering: "1", footer: context align(right)[Trang #counter(page).display()]'})
